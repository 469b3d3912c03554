/** The one place of the server that reads the clock. */
export class Clock {
  readonly #zone: string;
  readonly #read: () => Date;

  /** @param zone the hospital's time zone, by which a day begins */
  constructor(zone: string, read: () => Date = () => new Date()) {
    this.#zone = zone;
    this.#read = read;
  }

  now(): Date {
    return this.#read();
  }

  /** `YYYY-MM-DD` in the hospital. */
  today(): string {
    return this.local(this.now()).slice(0, 10);
  }

  /** `YYYY-MM-DDTHH:mm:ss` in the hospital. */
  local(moment: Date): string {
    const parts = new Intl.DateTimeFormat('en-CA', {
      timeZone: this.#zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }).formatToParts(moment);
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)!.value;
    return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
  }
}
