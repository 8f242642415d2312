/** Something kept in this browser. What cannot be read or kept is as if it had never been. */
export function recall<T>(name: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(`sandbox.${name}`);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(`sandbox.${name}`, JSON.stringify(value));
  } catch {
    // A browser without storage forgets; nothing else depends on it.
  }
}
