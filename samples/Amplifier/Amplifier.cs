using Amps.Models;
using StaticNets;

namespace Amps;

/// <summary>Computes the next sample of an amplifier's output from the sample at its input and from its state.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 1)]
[Lstm(32, ReturnSequences = true)]
[Dense(1, PerStep = true)]
public sealed partial class Amplifier : IAmpNetwork<Amplifier.State>;
