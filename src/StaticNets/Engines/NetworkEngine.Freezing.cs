using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets.Engines;

// Layers that are frozen at run time.
public abstract partial class NetworkEngine<T> : IFreezer
{
    /// <summary>The layers that are frozen at run time; <see langword="null"/> if there are none.</summary>
    internal Freezing<T>? Freezing { get; private set; }

    bool IFreezer.IsFrozen(TensorDescription tensor) => Freezing is { } freezing && freezing.Contains(tensor);

    void IFreezer.Freeze(IReadOnlyList<TensorDescription> tensors, bool isFrozen)
    {
        if (NarrowParameters is not null)
        {
            throw new InvalidOperationException(
                $"{Description.Name} stores weights in 16 bits and cannot be trained, so that there is nothing to freeze."
            );
        }

        SetFrozen(LayerFreezing<T>.After(Freezing, Description.Tensors.AsSpan(), tensors, isFrozen));
    }

    /// <summary>Replaces the set of frozen layers.</summary>
    /// <param name="freezing">The frozen layers of this network class; <see langword="null"/> for none.</param>
    internal virtual void SetFrozen(Freezing<T>? freezing)
    {
        Freezing = freezing;
        Learner?.SetFrozen(freezing);
    }
}
