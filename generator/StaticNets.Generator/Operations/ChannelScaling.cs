using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>The tensors of a normalisation of channels, one number each a channel.</summary>
internal sealed record ChannelScaling(Parameter Gamma, Parameter Beta, Parameter MovingMean, Parameter MovingVariance);
