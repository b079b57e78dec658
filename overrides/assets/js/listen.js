// Listening to a bulletin: only with a Vietnamese voice of the device itself, so that no word leaves it.

const button = document.querySelector("[data-nr-nghe]");
const sentences = [...document.querySelectorAll("[data-nr-cau]")];
const speech = window.speechSynthesis;

function ownVoice() {
  return speech.getVoices().find((voice) => voice.localService && /^vi\b/i.test(voice.lang));
}

function offer() {
  button.hidden = !ownVoice();
}

let run = 0;

function stop() {
  run += 1;
  speech.cancel();
  for (const sentence of sentences) sentence.removeAttribute("aria-current");
  button.textContent = "Nghe thử";
  button.setAttribute("aria-pressed", "false");
}

function say(position, mine) {
  if (mine !== run) return;
  sentences[position - 1]?.removeAttribute("aria-current");
  const sentence = sentences[position];
  if (!sentence) {
    stop();
    return;
  }
  sentence.setAttribute("aria-current", "true");
  const words = new SpeechSynthesisUtterance(sentence.textContent);
  words.voice = ownVoice();
  words.lang = words.voice.lang;
  words.onend = () => say(position + 1, mine);
  words.onerror = () => mine === run && stop();
  speech.speak(words);
}

function toggle() {
  if (button.getAttribute("aria-pressed") === "true") {
    stop();
    return;
  }
  run += 1;
  button.textContent = "Dừng";
  button.setAttribute("aria-pressed", "true");
  say(0, run);
}

if (speech && button) {
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  button.addEventListener("click", toggle);
  addEventListener("pagehide", stop);
}
