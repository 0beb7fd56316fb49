#pragma once

/// Begins to load, in a thread of its own, what letters that become pictures need.
void maillage_prepare_letters(void);

/// Waits until that is done.
void maillage_await_letters(void);
