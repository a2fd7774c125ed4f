using System.Numerics;

namespace StaticNets.Tests.Networks.Hyperparameters;

/// <summary>A network with hyperparameters that can be set.</summary>
internal interface IVaried<T> : ILearnTargets<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    HyperparameterSet Hyperparameters { get; }
}
