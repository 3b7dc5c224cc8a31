import pg from 'pg';

/** What a statement answered, as the driver of queries wants it. */
export interface Answered {
  readonly command: 'UPDATE' | 'DELETE' | 'INSERT' | 'SELECT' | 'MERGE';
  readonly rowCount: number;
  readonly rows: unknown[];
}

/** A statement to be asked on one connection. */
export interface Asking {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Under which it is prepared; without one it is sent whole. */
  readonly name?: string | undefined;
  /** Planned for these very values, whatever the connection does else. */
  readonly plannedForItself?: boolean;
  readonly settle: (fault: Error | null, answered: Answered | null) => void;
}

type Parser = (text: string) => unknown;

/** How rows of a statement are read: known once it was described, and the same as long as it stays prepared. */
interface Columns {
  readonly names: readonly string[];
  readonly parsers: readonly Parser[];
}

/** The near side of a connection, as far as a statement that sends itself needs it. */
interface Line {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Record<string, string | undefined>;
  parse(statement: { text: string; name: string }): void;
  bind(bound: { statement: string; values: readonly unknown[]; valueMapper: (value: unknown) => unknown }): void;
  describe(what: { type: 'P' }): void;
  execute(portal: { portal: string }): void;
  sync(): void;
  sendCopyFail(why: string): void;
}

const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

/** What each connection knows of the statements it has prepared. */
const described = new WeakMap<Line, Map<string, Columns>>();

const OWN_PLAN = "select set_config('plan_cache_mode', 'force_custom_plan', true)";

/**
 * A statement that sends itself, in the way the driver leaves open to cursors: in one piece, and where the connection has prepared it
 * already, without asking each time again what its columns are. That is a third of what a short statement costs this process.
 */
export class AskedStatement {
  readonly text: string;
  readonly name: string | undefined;
  readonly #asking: Asking;
  readonly #parserOf: (oid: number) => Parser;
  readonly #rows: unknown[] = [];
  #columns: Columns | null = null;
  #command = '';
  #line: Line | null = null;
  #fault: Error | null = null;
  /** Answers to be passed over: those of what was sent before the statement itself. */
  #before = 0;

  constructor(asking: Asking, parserOf: (oid: number) => Parser) {
    this.text = asking.text;
    this.name = asking.name;
    this.#asking = asking;
    this.#parserOf = parserOf;
  }

  submit(line: Line): null {
    this.#line = line;
    line.stream.cork();
    try {
      if (this.#asking.plannedForItself) this.#planForItself(line);
      this.#send(line);
    } finally {
      line.stream.uncork();
    }
    return null;
  }

  #planForItself(line: Line): void {
    this.#before = 1;
    line.parse({ text: OWN_PLAN, name: '' });
    line.bind({ statement: '', values: [], valueMapper: prepareValue });
    line.execute({ portal: '' });
  }

  #send(line: Line): void {
    const statement = this.name ?? '';
    const isPrepared = this.name !== undefined && line.parsedStatements[this.name] !== undefined;
    this.#columns = isPrepared ? (described.get(line)?.get(statement) ?? null) : null;
    if (!isPrepared) line.parse({ text: this.text, name: statement });
    line.bind({ statement, values: this.#asking.values, valueMapper: prepareValue });
    if (!this.#columns) line.describe({ type: 'P' });
    line.execute({ portal: '' });
    line.sync();
  }

  handleRowDescription({ fields }: { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] }): void {
    this.#columns = { names: fields.map(({ name }) => name), parsers: fields.map(({ dataTypeID }) => this.#parserOf(dataTypeID)) };
    if (this.name === undefined || !this.#line) return;
    const known = described.get(this.#line) ?? new Map<string, Columns>();
    described.set(this.#line, known.set(this.name, this.#columns));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#before > 0 || this.#fault) return;
    try {
      this.#rows.push(this.#read(fields));
    } catch (fault) {
      this.#fault = fault as Error;
    }
  }

  #read(fields: readonly (string | null)[]): unknown {
    const { names, parsers } = this.#columns ?? { names: [], parsers: [] };
    const row: Record<string, unknown> = {};
    for (let at = 0; at < fields.length; at += 1) {
      const text = fields[at] ?? null;
      row[names[at] ?? ''] = text === null ? null : parsers[at]?.(text);
    }
    return row;
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (this.#before > 0) this.#before -= 1;
    else this.#command = text;
  }

  handleError(fault: Error): void {
    this.#asking.settle(this.#fault ?? fault, null);
  }

  handleReadyForQuery(): void {
    if (this.#fault) {
      this.#asking.settle(this.#fault, null);
      return;
    }
    // `INSERT 0 5`, `UPDATE 5`, `SELECT 5`, `BEGIN`
    const words = this.#command.split(' ');
    this.#asking.settle(null, { command: words[0] as Answered['command'], rowCount: Number(words.at(-1)) || 0, rows: this.#rows });
  }

  /** A text with nothing in it answers nothing. */
  handleEmptyQuery(): void {
    this.#command = '';
  }

  /** Nothing is asked for in portions. */
  handlePortalSuspended(): void {
    this.#fault ??= new Error('A portal was suspended that nobody asked for');
  }

  handleCopyInResponse(line: Line): void {
    line.sendCopyFail('No source to copy from');
  }

  /** What is copied out goes other ways. */
  handleCopyData(): void {
    this.#fault ??= new Error('Copied data came that nobody asked for');
  }
}
