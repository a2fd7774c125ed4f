// Joins the parts of the page: what is drawn becomes a picture, the picture a question to the server, the answer bars.
import { Answer } from "./answer.js";
import { Drawing, PEN_WIDTH } from "./drawing.js";
import { drawByKeys } from "./keys.js";
import { toPixels } from "./picture.js";
import { Predictor } from "./predictor.js";

const answer = new Answer();
const predictor = new Predictor((prediction) => answer.show(prediction), (reason) => answer.fail(reason));
const drawing = new Drawing(document.getElementById("pad"), changed);

drawByKeys(drawing);
document.getElementById("clear").addEventListener("click", clear);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    clear();
  }
});

function changed() {
  const pixels = toPixels(drawing.strokes, PEN_WIDTH);
  document.getElementById("hint").hidden = drawing.strokes.length > 0;
  answer.showPixels(pixels);
  predictor.ask(pixels);
}

function clear() {
  drawing.clear();
  predictor.forget();
  document.getElementById("hint").hidden = false;
  answer.reset();
}
