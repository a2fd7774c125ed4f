using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>What a step of training finds out about its whole batch, and the tensor that follows it.</summary>
/// <param name="Moving">The tensor.</param>
/// <param name="OfBatch">Where the batch's own lies.</param>
/// <param name="Momentum">What a step keeps of the tensor.</param>
internal sealed record BatchStatistic(Parameter Moving, BufferIdentity OfBatch, double Momentum);
