using StaticNets;

namespace Zoo.Liquid;

/// <summary>A liquid state machine: 120 spiking neurons hear four channels, and a linear layer reads their traces after the last step.</summary>
[Network(Loss = Loss.MeanSquaredError, Activations = true)]
[Input(SpikePatterns.Steps, SpikePatterns.Channels)]
[LiquidState(120, InputDeviation = 0.7, Leak = 0.03, RecurrentDeviation = 0.03, TraceDecay = 0.9, ReturnSequences = true)]
[LastStep]
[Dense(1)]
internal sealed partial class SpikeReader;
