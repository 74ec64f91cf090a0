snapshot() { :; }
reset() { :; }
