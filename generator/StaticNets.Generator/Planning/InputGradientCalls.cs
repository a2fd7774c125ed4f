using StaticNets.Generator.Operations;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Finds the instructions of the backward pass that only the gradient of the network's input needs, so that training leaves them out.
/// </summary>
internal static class InputGradientCalls
{
    /// <summary>
    /// Goes through the instructions from the last to the first. An instruction is only for the input gradient if it writes neither a
    /// gradient of a parameter nor a buffer that a later instruction needs for one. A loop counts as one instruction.
    /// </summary>
    public static IReadOnlyList<Instruction> Mark(IReadOnlyList<Instruction> instructions)
    {
        HashSet<BufferIdentity> needed = [];
        Instruction[] marked = [.. instructions];
        for (int i = marked.Length - 1; i >= 0; i--)
        {
            Instruction instruction = marked[i];
            if (instruction.Written.Any(buffer => buffer.Home == BufferHome.Gradients || needed.Contains(buffer.Identity)))
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
