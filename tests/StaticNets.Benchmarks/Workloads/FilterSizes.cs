namespace StaticNets.Benchmarks.Workloads;

// Filters as <see cref="LstmFilter"/> and <see cref="GruFilter"/>, in the other sizes of public models of amplifiers.

[Network]
[Input(64, 1)]
[Lstm(8)]
[Dense(1)]
internal sealed partial class LstmFilter8;

[Network]
[Input(64, 1)]
[Lstm(12)]
[Dense(1)]
internal sealed partial class LstmFilter12;

[Network]
[Input(64, 1)]
[Lstm(16)]
[Dense(1)]
internal sealed partial class LstmFilter16;

[Network]
[Input(64, 1)]
[Lstm(20)]
[Dense(1)]
internal sealed partial class LstmFilter20;

[Network]
[Input(64, 1)]
[Lstm(24)]
[Dense(1)]
internal sealed partial class LstmFilter24;

[Network]
[Input(64, 1)]
[Lstm(40)]
[Dense(1)]
internal sealed partial class LstmFilter40;

[Network]
[Input(64, 1)]
[Lstm(64)]
[Dense(1)]
internal sealed partial class LstmFilter64;

[Network]
[Input(64, 1)]
[Lstm(80)]
[Dense(1)]
internal sealed partial class LstmFilter80;

[Network]
[Input(64, 1)]
[Gru(8)]
[Dense(1)]
internal sealed partial class GruFilter8;

[Network]
[Input(64, 1)]
[Gru(12)]
[Dense(1)]
internal sealed partial class GruFilter12;

[Network]
[Input(64, 1)]
[Gru(16)]
[Dense(1)]
internal sealed partial class GruFilter16;

[Network]
[Input(64, 1)]
[Gru(20)]
[Dense(1)]
internal sealed partial class GruFilter20;

[Network]
[Input(64, 1)]
[Gru(24)]
[Dense(1)]
internal sealed partial class GruFilter24;

[Network]
[Input(64, 1)]
[Gru(40)]
[Dense(1)]
internal sealed partial class GruFilter40;

[Network]
[Input(64, 1)]
[Gru(64)]
[Dense(1)]
internal sealed partial class GruFilter64;

[Network]
[Input(64, 1)]
[Gru(80)]
[Dense(1)]
internal sealed partial class GruFilter80;
