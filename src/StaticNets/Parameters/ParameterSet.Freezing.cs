using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets;

// Layers that are frozen at run time.
public sealed partial class ParameterSet<T>
{
    /// <summary>
    /// Freezes a layer, or all layers of a part: training leaves their weights unchanged, to the last bit, until <see cref="Unfreeze"/>, and
    /// computes no gradients for them. A frozen batch normalisation also uses and keeps its moving statistics in training, a frozen layer has
    /// no share in the penalties of regularisers, and its state of the optimizer stands still. Copies by <c>Clone</c> are frozen alike; files
    /// do not say what is frozen.
    /// </summary>
    /// <param name="layer">The name of a layer, e.g. <c>dense_1</c> or <c>encoder/dense_1</c>, or of a part, e.g. <c>encoder</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no layer with weights and no part of this name; the message suggests the nearest.</exception>
    /// <exception cref="InvalidOperationException">
    /// An <see cref="Edit"/> is running, the network is shared and therefore read-only, its weights have 16 bits and cannot be trained, or the
    /// parameters are those of a model without layers.
    /// </exception>
    public void Freeze(string layer) => Freeze(TensorsOf(layer), isFrozen: true);

    /// <summary>Has training move the weights of layers again that <see cref="Freeze(string)"/> froze. Layers declared as frozen stay so.</summary>
    /// <param name="layer">The name of a layer or of a part.</param>
    /// <inheritdoc cref="Freeze(string)" path="/exception"/>
    public void Unfreeze(string layer) => Freeze(TensorsOf(layer), isFrozen: false);

    /// <summary>Freezes a layer, or has training move its weights again.</summary>
    /// <param name="layer">The name of a layer or of a part.</param>
    /// <param name="isFrozen">Whether it is frozen from now on. Layers declared as frozen stay so.</param>
    /// <inheritdoc cref="Freeze(string)" path="/exception"/>
    public void Freeze(string layer, bool isFrozen) => Freeze(TensorsOf(layer), isFrozen);

    /// <summary>Whether training leaves all weights of a layer or part unchanged: by declaration, or by <see cref="Freeze(string)"/>.</summary>
    /// <param name="layer">The name of a layer or of a part.</param>
    /// <exception cref="KeyNotFoundException">There is no layer with weights and no part of this name; the message suggests the nearest.</exception>
    public bool IsFrozen(string layer) => TensorsOf(layer).TrueForAll(IsFrozen);

    /// <summary>Whether training leaves all weights unchanged.</summary>
    internal bool IsAllFrozen => _tensors.All(IsFrozen);

    /// <summary>Freezes all layers, or has them trained again.</summary>
    internal void FreezeAll(bool isFrozen) => Freeze(_tensors, isFrozen);

    private protected override bool IsFrozen(TensorDescription tensor) => base.IsFrozen(tensor) || Owner.Engine?.IsFrozen(tensor) == true;

    private void Freeze(IReadOnlyList<TensorDescription> tensors, bool isFrozen)
    {
        ThrowUnlessWritable();
        IFreezer engine =
            Owner.Engine
            ?? throw new InvalidOperationException("These are the parameters of a model without layers: nothing can be frozen.");
        engine.Freeze(tensors, isFrozen);
    }

    private List<TensorDescription> TensorsOf(string layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        List<TensorDescription> found = [];
        SortedSet<string> names = new(StringComparer.Ordinal);
        foreach (TensorDescription tensor in _tensors)
        {
            if (tensor.Name.StartsWith(layer + "/", StringComparison.Ordinal))
            {
                found.Add(tensor);
            }

            // The layer and the parts around it: encoder/dense_1 and encoder.
            for (int end = tensor.Name.LastIndexOf('/'); end > 0; end = tensor.Name.LastIndexOf('/', end - 1))
            {
                _ = names.Add(tensor.Name[..end]);
            }
        }

        if (found.Count > 0)
        {
            return found;
        }

        string advice = NearestName.Find(layer, names) is string nearest
            ? $"Did you mean '{nearest}'?"
            : $"The names are: {string.Join(", ", names)}.";
        throw new KeyNotFoundException($"There is no layer with weights and no part named '{layer}'. {advice}");
    }
}
