using StaticNets.Generator.Operations;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Finds the steps of the backward pass that only the gradient of the network's input needs, so that training can skip them.
/// </summary>
internal static class InputGradientSteps
{
    /// <summary>
    /// Follows the data from the last step to the first, starting with the gradients of the parameters: a step that writes nothing that
    /// these gradients need is marked as needed for the input alone.
    /// </summary>
    public static IReadOnlyList<Step> Mark(IReadOnlyList<Step> steps)
    {
        HashSet<BufferIdentity> needed = [];
        Step[] marked = [.. steps];
        for (int i = marked.Length - 1; i >= 0; i--)
        {
            Step step = marked[i];
            if (step.Written.Any(buffer => buffer.Home == BufferHome.Gradients || needed.Contains(buffer.Identity)))
            {
                needed.UnionWith(step.Touched.Select(buffer => buffer.Identity));
            }
            else
            {
                marked[i] = step with { IsForInputGradient = true };
            }
        }

        return marked;
    }
}
