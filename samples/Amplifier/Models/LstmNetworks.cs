using StaticNets;

namespace Amps.Models;

// Networks for the sizes of public models. A network has the size that its declaration says.

[Network]
[Input(Steps.Any, 1)]
[Lstm(8, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Lstm8 : IAmpNetwork<Lstm8.State>;

[Network]
[Input(Steps.Any, 1)]
[Lstm(12, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Lstm12 : IAmpNetwork<Lstm12.State>;

[Network]
[Input(Steps.Any, 1)]
[Lstm(16, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Lstm16 : IAmpNetwork<Lstm16.State>;

[Network]
[Input(Steps.Any, 1)]
[Lstm(20, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Lstm20 : IAmpNetwork<Lstm20.State>;

[Network]
[Input(Steps.Any, 1)]
[Lstm(24, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Lstm24 : IAmpNetwork<Lstm24.State>;

[Network]
[Input(Steps.Any, 1)]
[Lstm(32, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Lstm32 : IAmpNetwork<Lstm32.State>;

[Network]
[Input(Steps.Any, 1)]
[Lstm(40, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Lstm40 : IAmpNetwork<Lstm40.State>;

[Network]
[Input(Steps.Any, 1)]
[Lstm(64, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Lstm64 : IAmpNetwork<Lstm64.State>;

[Network]
[Input(Steps.Any, 1)]
[Lstm(80, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Lstm80 : IAmpNetwork<Lstm80.State>;
