import { setTimeout as pause } from 'node:timers/promises';
import { NewsReader } from './news-reader.js';

/** Follows a household behind a proxy as a browser does: where the stream breaks off it comes back, and looks anew. */
export class FollowingPage {
  /** How often it looked: at the beginning, and each time that it came back. */
  looks = 0;
  /** The server's port, as the proxy tells it; undefined while there is no stream. */
  servedBy: number | undefined;
  private left = false;
  private reader: NewsReader | undefined;

  constructor(
    private readonly address: () => string,
    private readonly householdId: string,
    private readonly cookie: string,
  ) {
    void this.follow();
  }

  /** Waits until it hears of a change on the stream that it has from now on. Throws where nothing comes. */
  async hears(patience = 60_000): Promise<void> {
    const begin = performance.now();
    const since = new Map<NewsReader, number>(this.reader ? [[this.reader, this.reader.told]] : []);
    while (performance.now() - begin < patience) {
      const { reader } = this;
      if (reader && !reader.ended && reader.told > (since.get(reader) ?? 0)) return;
      await pause(10);
    }
    throw new Error(`No news for ${patience} ms.`);
  }

  leave(): void {
    this.left = true;
    this.reader?.close();
  }

  private async follow(): Promise<void> {
    while (!this.left) {
      try {
        this.reader = await NewsReader.open(this.address(), this.householdId, this.cookie);
        this.servedBy = Number(this.reader.answer.headers.get('x-served-by'));
        const look = await fetch(`${this.address()}/api/v1/households/${this.householdId}`, { headers: { cookie: this.cookie, 'x-unattended': '1' } });
        await look.text();
        if (look.status === 200) this.looks++;
        await this.reader.until(() => this.reader!.ended, Infinity);
      } catch {
        // Cut off; it tries again.
      }
      this.servedBy = undefined;
      await pause(100);
    }
  }
}
