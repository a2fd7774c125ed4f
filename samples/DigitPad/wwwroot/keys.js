// Draws without a pointer: arrow keys move, the space bar lowers and lifts the pen.
const STEP = 0.04;
const MOVES = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

export function drawByKeys(drawing) {
  let place = { x: 0.5, y: 0.2 };
  let stroke = null;

  drawing.canvas.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      stroke = stroke ? null : drawing.begin(place);
    } else if (event.key in MOVES) {
      place = moved(place, MOVES[event.key]);
      if (stroke) {
        drawing.extend(stroke, [place]);
      }
    } else {
      if (event.key === "Escape") {
        stroke = null;
      }
      return;
    }
    event.preventDefault();
    drawing.cursor = place;
    drawing.paint();
  });

  drawing.canvas.addEventListener("blur", () => {
    stroke = null;
    drawing.cursor = null;
    drawing.paint();
  });
}

function moved(place, [x, y]) {
  const within = (value) => Math.min(0.96, Math.max(0.04, value));
  return { x: within(place.x + x), y: within(place.y + y) };
}
