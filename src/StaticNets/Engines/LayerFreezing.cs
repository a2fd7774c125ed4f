using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>Some layers of a network, frozen at run time.</summary>
internal sealed class LayerFreezing<T> : Freezing<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LayersOfAWord = 32;
    private const int LineBytes = 64;

    private readonly HashSet<int> _offsets;
    private readonly BlockRange[] _ranges;
    private readonly uint[] _layers;
    private readonly int _firstTrained;

    /// <param name="tensors">The tensors of the network.</param>
    /// <param name="offsets">The offsets of the frozen tensors; all tensors of a layer are among them, or none.</param>
    private LayerFreezing(ReadOnlySpan<TensorDescription> tensors, HashSet<int> offsets)
    {
        _offsets = offsets;
        List<string> layers = [];
        List<BlockRange> ranges = [];
        List<int> frozen = [];
        foreach (TensorDescription tensor in tensors)
        {
            // The generator numbers the layers in the same way, see its class TrainedLayers.
            if (!tensor.Frozen && !layers.Contains(tensor.Layer))
            {
                layers.Add(tensor.Layer);
                if (Contains(tensor))
                {
                    frozen.Add(layers.Count - 1);
                }
            }

            if (Contains(tensor))
            {
                ranges.Add(new BlockRange(tensor.Offset, tensor.Rows * tensor.RowStride));
            }
        }

        _ranges = [.. ranges];
        _layers = new uint[(layers.Count / LayersOfAWord) + 1];
        foreach (int layer in frozen)
        {
            _layers[layer / LayersOfAWord] |= 1U << (layer % LayersOfAWord);
            _firstTrained += layer == _firstTrained ? 1 : 0;
        }
    }

    /// <summary>Returns what is frozen after tensors have been frozen or are trained again.</summary>
    /// <param name="before">What is frozen before; <see langword="null"/> for nothing.</param>
    /// <param name="all">All tensors of the network.</param>
    /// <param name="changed">The tensors, of whole layers; only their offsets count.</param>
    /// <param name="isFrozen">Whether the tensors are frozen from now on.</param>
    /// <returns>The frozen layers, or <see langword="null"/> if there are none.</returns>
    public static LayerFreezing<T>? After(
        Freezing<T>? before,
        ReadOnlySpan<TensorDescription> all,
        IEnumerable<TensorDescription> changed,
        bool isFrozen
    )
    {
        HashSet<int> offsets = before is LayerFreezing<T> layers ? [.. layers._offsets] : [];
        foreach (TensorDescription tensor in changed)
        {
            _ = isFrozen ? offsets.Add(tensor.Offset) : offsets.Remove(tensor.Offset);
        }

        return offsets.Count == 0 ? null : new LayerFreezing<T>(all, offsets);
    }

    public override void Begin(ref MicroBatch<T> batch)
    {
        batch.Frozen = ref MemoryMarshal.GetArrayDataReference(_layers);
        batch.FirstTrained = Unsafe.IsNullRef(ref batch.InputGradient) ? _firstTrained : 0;
    }

    public override bool Contains(TensorDescription tensor) => _offsets.Contains(tensor.Offset);

    public override ReadOnlySpan<TensorDescription> Mark(ReadOnlySpan<TensorDescription> tensors)
    {
        TensorDescription[] marked = tensors.ToArray();
        for (int i = 0; i < marked.Length; i++)
        {
            if (Contains(marked[i]))
            {
                marked[i] = marked[i] with { Frozen = true, MovingAverage = null };
            }
        }

        return marked;
    }

    public override void Clear(AlignedBlock<T> gradients)
    {
        foreach (BlockRange range in _ranges)
        {
            gradients.Span.Slice((int)range.First, (int)range.Length).Clear();
        }
    }

    public override void Update(
        OptimizerState<T> state,
        Optimizer optimizer,
        AlignedBlock<T> parameters,
        AlignedBlock<T> gradients,
        BlockRange range
    )
    {
        // The rest of the first and of the last cache line of the range: other tensors. They are saved and written back.
        int line = LineBytes / Unsafe.SizeOf<T>();
        int first = (int)range.First;
        int end = first + (int)range.Length;
        int before = first % line;
        int behind = (line - (end % line)) % line;
        int count = before + behind;
        if (count == 0)
        {
            state.Update(optimizer, parameters, gradients, range);
            return;
        }

        IReadOnlyList<AlignedBlock<T>> slots = state.Slots;
        Span<T> kept = stackalloc T[count * (slots.Count + 1)];
        Keep(parameters.Span, kept);
        for (int i = 0; i < slots.Count; i++)
        {
            Keep(slots[i].Span, kept[(count * (i + 1))..]);
        }

        // The optimizer updates vectors from the first element on. They end with the last line only if they begin with the first one.
        state.Update(optimizer, parameters, gradients, new BlockRange(first - before, before + range.Length + behind));
        Restore(kept, parameters.Span);
        for (int i = 0; i < slots.Count; i++)
        {
            Restore(kept[(count * (i + 1))..], slots[i].Span);
        }

        void Keep(Span<T> block, Span<T> into)
        {
            block.Slice(first - before, before).CopyTo(into);
            block.Slice(end, behind).CopyTo(into[before..]);
        }

        void Restore(Span<T> from, Span<T> block)
        {
            from[..before].CopyTo(block.Slice(first - before, before));
            from.Slice(before, behind).CopyTo(block.Slice(end, behind));
        }
    }
}
