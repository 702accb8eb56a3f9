// Forms sent one after the other: each may take what the answer to the one before it brought.

const headers = { "X-Requested-With": "fetch" };

export class Posts {
  // taken(answer, made, words): what came back, and the inside of the page in it, if there is one.
  // failed(repeat): nothing came back; ``repeat`` sends the same again.
  constructor({ taken, failed }) {
    Object.assign(this, { taken, failed });
    this.last = Promise.resolve();
  }

  // request(): [address, body], asked when its turn has come; null to send nothing.
  send(request, words) {
    this.afterAll(() => this.go(request, words));
  }

  afterAll(act) {
    this.last = this.last.then(act);
  }

  async go(request, words) {
    const asked = request();
    if (!asked) return;
    const page = document.querySelector("#import");
    page.classList.add("is-busy");
    try {
      const answer = await this.sendAtOnce(...asked);
      const answered = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.taken(answer, answered.querySelector("#import"), words);
    } catch {
      this.failed(() => this.send(request, words));
    } finally {
      page.classList.remove("is-busy");
    }
  }

  // It arrives even if the page is left meanwhile.
  sendAtOnce(address, body) {
    return fetch(address, { method: "POST", body, headers, keepalive: true });
  }
}
