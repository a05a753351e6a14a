/**
 * One recording of the microphone: how loud it is, when the person has finished speaking, and at the end a file.
 *
 * Speech is told from the room by level alone: what is well above the quietest that was heard lately. Nothing leaves the
 * page here.
 */

const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const NAMES = { "audio/webm": "recording.webm", "audio/ogg": "recording.ogg", "audio/mp4": "recording.m4a" };
const LOOK_MS = 50;
const LEAST = 0.012; // RMS of a full swing of 1, below which nothing counts as speech
const ABOVE = 3; // times the quietest of the room
const SPOKEN_MS = 250; // of speech, before a pause can be the end of it
const PAUSE_MS = 1300;
const SILENT_MS = 12_000; // without a word, until it gives up
const LONGEST_MS = 60_000;

/** Whether this browser could record: only a page of https, or of this computer, may. */
export function canRecord() {
  return Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder && kind());
}

function kind() {
  return KINDS.find((one) => MediaRecorder.isTypeSupported(one));
}

export class Recording {
  #stream;
  #untilPause;
  #recorder;
  #context;
  #looking = 0;
  #pieces = [];
  #floor = 1;
  #spoken = 0;
  #quietSince = null;
  #began = performance.now();

  /**
   * Asks for the microphone; rejects with the browser's own error where it is not to be had. `level` hears how loud it is, from
   * 0 to 1, many times a second, `ended` once why it should end: "pause" (speech is over, where `untilPause()` says that this is the
   * end), "silent" (there was none) or "long".
   */
  static async begin(heard) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
    return new Recording(stream, heard);
  }

  constructor(stream, { level, ended, untilPause }) {
    this.#untilPause = untilPause;
    this.#stream = stream;
    this.#recorder = new MediaRecorder(stream, { mimeType: kind(), audioBitsPerSecond: 32_000 });
    this.#recorder.addEventListener("dataavailable", ({ data }) => this.#pieces.push(data));
    this.#recorder.start(250);
    this.#context = new AudioContext();
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 2048;
    this.#context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#looking = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const loud = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
      level(Math.min(1, Math.sqrt(loud) * 1.6));
      const why = this.#judge(loud, performance.now());
      if (why) {
        clearInterval(this.#looking);
        ended(why);
      }
    }, LOOK_MS);
  }

  get seconds() {
    return (performance.now() - this.#began) / 1000;
  }

  /** Whether anything was loud enough to be speech. */
  get hasSpeech() {
    return this.#spoken >= SPOKEN_MS;
  }

  /** Ends it; resolves to the file. */
  async finish() {
    const stopped = new Promise((resolve) => this.#recorder.addEventListener("stop", resolve, { once: true }));
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    else return this.#file();
    await stopped;
    this.cancel();
    return this.#file();
  }

  /** Ends it and lets the microphone go; nothing is left of it. */
  cancel() {
    clearInterval(this.#looking);
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    for (const track of this.#stream.getTracks()) track.stop();
    if (this.#context.state !== "closed") this.#context.close();
  }

  #file() {
    const type = this.#recorder.mimeType.split(";")[0];
    return new File(this.#pieces, NAMES[type] ?? "recording", { type });
  }

  #judge(loud, now) {
    this.#floor = Math.min(loud, this.#floor * 1.01 + 0.00001);
    const speaks = loud > Math.max(LEAST, this.#floor * ABOVE);
    if (speaks) {
      this.#spoken += LOOK_MS;
      this.#quietSince = null;
    } else {
      this.#quietSince ??= now;
    }
    if (now - this.#began > LONGEST_MS) return "long";
    if (this.hasSpeech) return this.#untilPause() && this.#quietSince !== null && now - this.#quietSince > PAUSE_MS ? "pause" : null;
    return now - this.#began > SILENT_MS ? "silent" : null;
  }
}
