using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>A statistic of the whole batch that a training step computes, and the moving tensor that averages it.</summary>
/// <param name="Moving">The moving tensor.</param>
/// <param name="OfBatch">The buffer of the batch statistic.</param>
/// <param name="Momentum">Decay rate: the share of the moving tensor that a training step keeps.</param>
internal sealed record BatchStatistic(Parameter Moving, BufferIdentity OfBatch, double Momentum);
