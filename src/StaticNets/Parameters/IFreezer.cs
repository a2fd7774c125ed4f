using StaticNets.Runtime;

namespace StaticNets.Parameters;

/// <summary>Freezes tensors at run time. Engines implement it, which this folder does not know.</summary>
internal interface IFreezer
{
    /// <summary>Whether tensors are frozen at run time.</summary>
    bool IsFrozen(TensorDescription tensor);

    /// <summary>Freezes all tensors of some layers, or has them trained again.</summary>
    /// <param name="tensors">The tensors; only their offsets count.</param>
    /// <param name="isFrozen">Whether they are frozen from now on.</param>
    void Freeze(IReadOnlyList<TensorDescription> tensors, bool isFrozen);
}
