// Asks the server one question at a time; of the drawings that wait meanwhile, the latest is asked next.
export class Predictor {
  #show;
  #fail;
  #waiting = null;
  #isAsking = false;
  #generation = 0;

  constructor(show, fail) {
    this.#show = show;
    this.#fail = fail;
  }

  ask(pixels) {
    this.#waiting = pixels;
    if (!this.#isAsking) {
      this.#askAll();
    }
  }

  // The answer that is under way belongs to a drawing that is gone.
  forget() {
    this.#waiting = null;
    this.#generation++;
  }

  async #askAll() {
    this.#isAsking = true;
    while (this.#waiting) {
      const pixels = this.#waiting;
      const generation = this.#generation;
      this.#waiting = null;
      const answer = await request(pixels);
      if (generation === this.#generation) {
        answer.failure ? this.#fail(answer.failure) : this.#show(answer.prediction);
      }
    }
    this.#isAsking = false;
  }
}

async function request(pixels) {
  try {
    const response = await fetch("predict", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ pixels }),
    });
    const body = await response.json();
    return response.ok ? { prediction: body } : { failure: body.detail };
  } catch {
    return { failure: "The server does not answer." };
  }
}
