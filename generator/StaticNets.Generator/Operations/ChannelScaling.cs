using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>The tensors of a channel normalisation, each with one number for each channel.</summary>
internal sealed record ChannelScaling(Parameter Gamma, Parameter Beta, Parameter MovingMean, Parameter MovingVariance);
