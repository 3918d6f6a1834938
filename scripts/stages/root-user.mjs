/** Whether this is root on a system that has one. */
export const isRoot = () => process.getuid?.() === 0;
