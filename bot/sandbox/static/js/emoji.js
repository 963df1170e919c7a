// The common emoji by Slack's short names.

export const EMOJI = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", eyes: "👀", white_check_mark: "✅",
  heavy_check_mark: "✔️", x: "❌", warning: "⚠️", tada: "🎉", rocket: "🚀", fire: "🔥", heart: "❤️",
  smile: "😄", slightly_smiling_face: "🙂", thinking_face: "🤔", wave: "👋", pray: "🙏", clap: "👏",
  bulb: "💡", mag: "🔍", memo: "📝", books: "📚", book: "📖", bookmark: "🔖", bar_chart: "📊",
  chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉", calendar: "📅", spiral_calendar_pad: "🗓️",
  alarm_clock: "⏰", bell: "🔔", no_bell: "🔕", hourglass_flowing_sand: "⏳", hourglass: "⌛", stopwatch: "⏱️",
  arrow_right: "➡️", arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️", repeat: "🔁", question: "❓",
  exclamation: "❗", grey_question: "❔", information_source: "ℹ️", lock: "🔒", unlock: "🔓", key: "🔑",
  moneybag: "💰", dollar: "💵", scales: "⚖️", dart: "🎯", hammer_and_wrench: "🛠️", wrench: "🔧", gear: "⚙️",
  robot_face: "🤖", brain: "🧠", busts_in_silhouette: "👥", bust_in_silhouette: "👤", speech_balloon: "💬",
  link: "🔗", paperclip: "📎", pushpin: "📌", round_pushpin: "📍", star: "⭐", sparkles: "✨", zap: "⚡",
  white_circle: "⚪", black_circle: "⚫", red_circle: "🔴", large_blue_circle: "🔵", large_green_circle: "🟢",
  large_yellow_circle: "🟡", large_orange_circle: "🟠", large_purple_circle: "🟣", traffic_light: "🚦",
  musical_note: "🎵", fork_and_knife: "🍴", trident: "🔱", seedling: "🌱", package: "📦", inbox_tray: "📥",
  outbox_tray: "📤", page_facing_up: "📄", clipboard: "📋", pencil: "✏️", pencil2: "✏️", test_tube: "🧪",
  microscope: "🔬", balance_scale: "⚖️", shield: "🛡️", no_entry: "⛔", no_entry_sign: "🚫", ok_hand: "👌",
  raised_hands: "🙌", point_right: "👉", see_no_evil: "🙈", cry: "😢", joy: "😂", sob: "😭", "100": "💯",
};

export const QUICK = ["+1", "eyes", "white_check_mark", "tada", "thinking_face"];
