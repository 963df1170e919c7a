"""Volumes, prompt sizes, waits and dates: what several numbers or sentences make."""
