// Shows what the network sees and thinks: the digit, the ten bars, the time.
import { onNewColours } from "./colours.js";
import { BRIGHTEST, SIDE } from "./picture.js";

const PAUSE_BEFORE_SPEAKING = 400;
const NOTHING = "Nothing is drawn yet.";

export class Answer {
  #digit = document.getElementById("digit");
  #status = document.getElementById("status");
  #time = document.getElementById("time");
  #seen = document.getElementById("seen");
  #rows = Array.from({ length: 10 }, (_, digit) => addRow(document.getElementById("bars"), digit));
  #pixels = [];
  #speaking;

  constructor() {
    this.#seen.width = SIDE;
    this.#seen.height = SIDE;
    onNewColours(() => this.#paint());
  }

  show({ digit, probabilities, microseconds }) {
    this.#digit.textContent = digit;
    this.#time.textContent = `${microseconds.toFixed(1)} µs`;
    this.#rows.forEach((row, each) => fillRow(row, probabilities[each], each === digit));
    this.#speak(`This is a ${digit}, ${percent(probabilities[digit])} sure.`);
  }

  showPixels(pixels) {
    this.#pixels = pixels;
    this.#paint();
  }

  fail(reason) {
    clearTimeout(this.#speaking);
    this.#status.classList.add("failure");
    this.#status.textContent = reason;
  }

  reset() {
    this.#digit.textContent = "–";
    this.#time.textContent = "–";
    this.showPixels([]);
    this.#rows.forEach((row) => fillRow(row, 0, false));
    this.#speak(NOTHING);
  }

  // What the network sees, as grey pixels in the colour of the ink.
  #paint() {
    const context = this.#seen.getContext("2d");
    context.clearRect(0, 0, SIDE, SIDE);
    context.fillStyle = getComputedStyle(this.#seen).color;
    this.#pixels.forEach((pixel, index) => {
      context.globalAlpha = pixel / BRIGHTEST;
      context.fillRect(index % SIDE, Math.floor(index / SIDE), 1, 1);
    });
  }

  // Read aloud when the hand rests, not at each of many points.
  #speak(text) {
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      this.#status.classList.remove("failure");
      this.#status.textContent = text;
    }, PAUSE_BEFORE_SPEAKING);
  }
}

function addRow(list, digit) {
  const row = document.createElement("li");
  row.append(part("digit", digit), part("track", ""), part("share", percent(0)));
  row.children[1].append(part("bar", ""));
  list.append(row);
  return row;
}

function part(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}

function fillRow(row, probability, isBest) {
  row.classList.toggle("best", isBest);
  row.querySelector(".bar").style.width = `${100 * probability}%`;
  row.querySelector(".share").textContent = percent(probability);
}

function percent(probability) {
  return `${(100 * probability).toFixed(1)} %`;
}
