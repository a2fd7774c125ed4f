using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>Finds the instructions of the backward pass that are not needed while some layers are frozen.</summary>
internal static class FrozenCalls
{
    /// <summary>
    /// Writes to each instruction which layers need it, from the last instruction to the first: a layer needs the instructions that write
    /// the gradients of its weights, and those that write a buffer which a later one of these uses. A loop counts as one instruction.
    /// Instructions that all layers need, and those that only the gradient of the input needs, stay unchanged.
    /// </summary>
    /// <param name="instructions">The final instructions, after <see cref="InputGradientCalls.Mark"/>.</param>
    /// <param name="layers">The layers of the network.</param>
    public static IReadOnlyList<Instruction> Mark(IReadOnlyList<Instruction> instructions, TrainedLayers layers)
    {
        Dictionary<BufferIdentity, Readers> readers = [];
        Instruction[] marked = [.. instructions];
        for (int i = marked.Length - 1; i >= 0; i--)
        {
            Instruction instruction = marked[i];
            Readers own = new();

            // A call that writes no buffer copies the gradient of an initial state to the caller, who then also asks for that of the input.
            own.IsForInput = !instruction.Written.Any();
            foreach (Buffer written in instruction.Written)
            {
                switch (written.Identity)
                {
                    case ParameterMemory memory when written.Home == BufferHome.Gradients:
                        own.Layers.Add(layers.NumberOf(memory.Parameter));
                        break;
                    case PortMemory { Content: PortContent.InputGradient }:
                        own.IsForInput = true;
                        break;
                }

                if (readers.TryGetValue(written.Identity, out Readers? later))
                {
                    own.Add(later);
                }
            }

            own.Round();
            foreach (Buffer touched in instruction.Touched)
            {
                if (!readers.TryGetValue(touched.Identity, out Readers? all))
                {
                    readers.Add(touched.Identity, all = new Readers());
                }

                all.Add(own);
            }

            if (own.Layers.Count > 0 && own.Layers.Count < layers.Count)
            {
                marked[i] = instruction with { NeededBy = new GradientReaders(own.Layers.ToEquatableArray(), own.IsForInput) };
            }
        }

        return marked;
    }

    private sealed class Readers
    {
        public SortedSet<int> Layers { get; } = [];

        public bool IsForInput { get; set; }

        /// <summary>
        /// Enlarges the set to one that a pass can test quickly: the input together with the first layer, and layers that follow one
        /// another from the first one on together with the input.
        /// </summary>
        public void Round()
        {
            if (IsForInput)
            {
                Layers.Add(0);
            }

            IsForInput |= Layers.Count > 1 && Layers.Max == Layers.Count - 1;
        }

        public void Add(Readers other)
        {
            Layers.UnionWith(other.Layers);
            IsForInput |= other.IsForInput;
        }
    }
}
