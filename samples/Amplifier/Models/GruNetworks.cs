using StaticNets;

namespace Amps.Models;

// As LstmNetworks.cs, with the other cell.

[Network]
[Input(Steps.Any, 1)]
[Gru(8, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Gru8 : IAmpNetwork<Gru8.State>;

[Network]
[Input(Steps.Any, 1)]
[Gru(12, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Gru12 : IAmpNetwork<Gru12.State>;

[Network]
[Input(Steps.Any, 1)]
[Gru(16, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Gru16 : IAmpNetwork<Gru16.State>;

[Network]
[Input(Steps.Any, 1)]
[Gru(20, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Gru20 : IAmpNetwork<Gru20.State>;

[Network]
[Input(Steps.Any, 1)]
[Gru(24, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Gru24 : IAmpNetwork<Gru24.State>;

[Network]
[Input(Steps.Any, 1)]
[Gru(32, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Gru32 : IAmpNetwork<Gru32.State>;

[Network]
[Input(Steps.Any, 1)]
[Gru(40, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Gru40 : IAmpNetwork<Gru40.State>;

[Network]
[Input(Steps.Any, 1)]
[Gru(64, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Gru64 : IAmpNetwork<Gru64.State>;

[Network]
[Input(Steps.Any, 1)]
[Gru(80, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class Gru80 : IAmpNetwork<Gru80.State>;
