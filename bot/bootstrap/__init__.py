"""ASSEMBLES: settings in, a running application out. The only room that knows every other."""
