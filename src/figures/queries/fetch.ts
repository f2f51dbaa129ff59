import type { Settings } from '../../things/community/settings.js';
import type { Reader } from '../../things/ledger.js';
import type { Day } from '../../time/day.js';
import type { Window } from '../../time/window.js';
import type { MeasureFacts } from '../facts.js';

/** What is asked for: a window up to the last day that is known. */
export interface Bounds {
  readonly from: Day;
  /** The window's last day, or the last one that is known. */
  readonly to: Day;
}

/** What a fetcher may go by beside its bounds. */
export interface FetchContext {
  readonly asOf: Day;
  /** The window as it was asked for. */
  readonly window: Window;
  readonly settings: Settings;
}

export type Fetch<Source extends keyof MeasureFacts> = (
  reader: Reader,
  bounds: Bounds,
  asked: FetchContext,
) => MeasureFacts[Source];

export type Fetchers<Source extends keyof MeasureFacts> = {
  readonly [Name in Source]: Fetch<Name>;
};
