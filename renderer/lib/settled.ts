import { useEffect, useState } from 'react';

/** A value once it has stopped changing for a moment, and a way not to wait. */
export function useSettled<T>(value: T, milliseconds: number): readonly [T, () => void] {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return [settled, () => setSettled(value)];
}
