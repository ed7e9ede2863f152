import type { Head } from '../trail/chain.js';

/** So many checkpoints of a chain are held. */
const heldMax = 4096;

/**
 * What was published of one chain. A checkpoint attests every row before it, so the newest one is what counts; earlier
 * ones only tell from where on a chain was made anew. When there are too many, every second of them goes.
 */
export class ChainCheckpoints {
  private held = new Map<number, string>();
  private newestHead: Head | undefined;
  /** How many were published, held or not. */
  count = 0;

  /** @returns false when another hash was published for the same row. */
  add(head: Head): boolean {
    this.count += 1;
    const known = this.held.get(head.sequence);
    if (known !== undefined && known !== head.hash) return false;
    this.held.set(head.sequence, head.hash);
    if (this.newestHead === undefined || head.sequence > this.newestHead.sequence) this.newestHead = head;
    if (this.held.size > heldMax) this.thinOut();
    return true;
  }

  /** The one that names the most rows. */
  get newest(): Head | undefined {
    return this.newestHead;
  }

  hashAt(sequence: number): string | undefined {
    return this.held.get(sequence);
  }

  private thinOut(): void {
    const newest = this.newestHead?.sequence;
    this.held = new Map([...this.held].filter(([sequence], index) => index % 2 === 0 || sequence === newest));
  }
}
