const list =
  'white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ heavy_multiplication_x ✖️ ' +
  'warning ⚠️ rotating_light 🚨 no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 construction 🚧 exclamation ❗ heavy_exclamation_mark ❗ ' +
  'grey_exclamation ❕ question ❓ grey_question ❔ bangbang ‼️ interrobang ⁉️ information_source ℹ️ ' +
  'hourglass ⌛ hourglass_flowing_sand ⏳ alarm_clock ⏰ stopwatch ⏱️ timer_clock ⏲️ clock1 🕐 clock3 🕒 clock8 🕗 clock9 🕘 watch ⌚ ' +
  'calendar 📆 date 📅 spiral_calendar_pad 🗓️ bell 🔔 no_bell 🔕 mega 📣 loudspeaker 📢 speech_balloon 💬 ' +
  'memo 📝 pencil 📝 pencil2 ✏️ page_facing_up 📄 page_with_curl 📃 scroll 📜 clipboard 📋 bookmark 🔖 bookmark_tabs 📑 ' +
  'paperclip 📎 pushpin 📌 round_pushpin 📍 file_folder 📁 open_file_folder 📂 card_index_dividers 🗂️ card_file_box 🗃️ inbox_tray 📥 ' +
  'outbox_tray 📤 package 📦 label 🏷️ receipt 🧾 envelope ✉️ email 📧 incoming_envelope 📨 fax 📠 telephone_receiver 📞 phone ☎️ ' +
  'iphone 📱 printer 🖨️ computer 💻 desktop_computer 🖥️ floppy_disk 💾 bar_chart 📊 chart_with_upwards_trend 📈 ' +
  'chart_with_downwards_trend 📉 abacus 🧮 moneybag 💰 money_with_wings 💸 yen 💴 dollar 💵 credit_card 💳 bank 🏦 ' +
  'factory 🏭 truck 🚚 articulated_lorry 🚛 ship 🚢 train 🚆 steam_locomotive 🚂 airplane ✈️ hammer 🔨 wrench 🔧 ' +
  'hammer_and_wrench 🛠️ gear ⚙️ nut_and_bolt 🔩 toolbox 🧰 microscope 🔬 mag 🔍 mag_right 🔎 test_tube 🧪 thermometer 🌡️ droplet 💧 ' +
  'fire 🔥 zap ⚡ boom 💥 sparkles ✨ star ⭐ star2 🌟 tada 🎉 confetti_ball 🎊 trophy 🏆 medal 🏅 rocket 🚀 bulb 💡 key 🔑 lock 🔒 ' +
  'unlock 🔓 lock_with_ink_pen 🔏 link 🔗 scales ⚖️ shield 🛡️ triangular_flag_on_post 🚩 checkered_flag 🏁 white_flag 🏳️ black_flag 🏴 ' +
  'red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣 ' +
  'white_circle ⚪ black_circle ⚫ red_square 🟥 large_green_square 🟩 large_yellow_square 🟨 large_blue_square 🟦 white_square_button 🔳 ' +
  'black_square_button 🔲 white_large_square ⬜ black_large_square ⬛ small_orange_diamond 🔸 small_blue_diamond 🔹 ' +
  'arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrow_forward ▶️ arrow_backward ◀️ leftwards_arrow_with_hook ↩️ ' +
  'arrow_right_hook ↪️ arrows_counterclockwise 🔄 repeat 🔁 fast_forward ⏩ rewind ⏪ double_vertical_bar ⏸️ black_square_for_stop ⏹️ ' +
  'heavy_plus_sign ➕ heavy_minus_sign ➖ recycle ♻️ new 🆕 ok 🆗 sos 🆘 id 🆔 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ ' +
  'seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 zero 0️⃣ +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 pray 🙏 wave 👋 ' +
  'raised_hand ✋ raised_hands 🙌 point_right 👉 point_left 👈 point_up ☝️ point_down 👇 muscle 💪 handshake 🤝 writing_hand ✍️ eyes 👀 ' +
  'bust_in_silhouette 👤 busts_in_silhouette 👥 construction_worker 👷 office_worker 🧑‍💼 smile 😄 smiley 😃 grinning 😀 blush 😊 ' +
  'slightly_smiling_face 🙂 joy 😂 wink 😉 thinking_face 🤔 sweat_smile 😅 neutral_face 😐 disappointed 😞 cry 😢 sob 😭 rage 😡 ' +
  'scream 😱 sleeping 😴 heart ❤️ broken_heart 💔 100 💯 coffee ☕ sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️ evergreen_tree 🌲 ' +
  'deciduous_tree 🌳 seedling 🌱 leaves 🍃 earth_asia 🌏 globe_with_meridians 🌐 cn 🇨🇳 robot_face 🤖 wastebasket 🗑️ heavy_dollar_sign 💲';

const characters: ReadonlyMap<string, string> = new Map(
  list
    .split(' ')
    .flatMap((word, index, words) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : [])),
);

/** The character of a shortcode in Slack's naming, or undefined: then the shortcode is shown as it was written. */
export function emojiOf(name: string): string | undefined {
  return characters.get(name);
}

/** Shortcodes in plain text (`plain_text` objects with `emoji`) as characters. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emojiOf(name) ?? whole);
}
