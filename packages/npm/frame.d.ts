// The script for a page that shows widgets in frames exports nothing.
export {};
