using StaticNets;

namespace Zoo.Liquid;

/// <summary>A linear function of the number of spikes of each channel, for comparison.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(SpikePatterns.Channels)]
[Dense(1)]
internal sealed partial class CountReader;
