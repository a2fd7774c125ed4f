using StaticNets.Generator.Operations;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Finds the instructions of the backward pass that are needed only for the gradient of the network's input. Training leaves them out.
/// </summary>
internal static class InputGradientCalls
{
    /// <summary>
    /// Marks instructions that are only for the input gradient, from the last instruction to the first. An instruction is marked if it
    /// writes neither a gradient of a parameter nor a buffer that a later, unmarked instruction uses. A loop counts as one instruction. A
    /// call that writes no buffer hands something to the caller, and is not marked.
    /// </summary>
    public static IReadOnlyList<Instruction> Mark(IReadOnlyList<Instruction> instructions)
    {
        HashSet<BufferIdentity> needed = [];
        Instruction[] marked = [.. instructions];
        for (int i = marked.Length - 1; i >= 0; i--)
        {
            Instruction instruction = marked[i];
            if (
                !instruction.Written.Any()
                || instruction.Written.Any(buffer => buffer.Home == BufferHome.Gradients || needed.Contains(buffer.Identity))
            )
            {
                needed.UnionWith(instruction.Touched.Select(buffer => buffer.Identity));
            }
            else
            {
                marked[i] = instruction with { IsForInputGradient = true };
            }
        }

        return marked;
    }
}
