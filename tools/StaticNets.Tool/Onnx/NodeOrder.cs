using StaticNets.Files;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Onnx;

/// <summary>Sorts nodes so that each comes after those that it reads, and leaves out those that no output depends on.</summary>
internal static class NodeOrder
{
    /// <summary>Sorts nodes. Where the order of the file allows it, it is kept.</summary>
    /// <param name="nodes">All nodes of the graph.</param>
    /// <param name="known">Names of inputs and stored tensors.</param>
    /// <param name="outputs">Names of the outputs.</param>
    /// <exception cref="ToolException">A value is computed twice or by nobody, or nodes read each other in a circle.</exception>
    public static OnnxNode[] Sort(OnnxNode[] nodes, IReadOnlySet<string> known, string[] outputs)
    {
        Dictionary<string, int> makers = Makers(nodes, known);
        bool[] needed = Needed(nodes, known, outputs, makers);
        List<OnnxNode> sorted = [];
        var waiting = new int[nodes.Length];
        List<int>[] readers = [.. nodes.Select(_ => new List<int>())];
        SortedSet<int> ready = [];
        for (int i = 0; i < nodes.Length; i++)
        {
            if (!needed[i])
            {
                continue;
            }

            int[] read = [.. nodes[i].Inputs.Where(makers.ContainsKey).Select(name => makers[name]).Distinct()];
            waiting[i] = read.Length;
            Array.ForEach(read, maker => readers[maker].Add(i));
            if (read.Length == 0)
            {
                ready.Add(i);
            }
        }

        while (ready.Count > 0)
        {
            int next = ready.Min;
            ready.Remove(next);
            sorted.Add(nodes[next]);
            ready.UnionWith(readers[next].Where(reader => --waiting[reader] == 0));
        }

        int stuck = Enumerable.Range(0, nodes.Length).FirstOrDefault(i => needed[i] && waiting[i] > 0, -1);
        return stuck < 0
            ? [.. sorted]
            : throw new ToolException($"The nodes of the model read each other in a circle, which {nodes[stuck]} belongs to.");
    }

    private static Dictionary<string, int> Makers(OnnxNode[] nodes, IReadOnlySet<string> known)
    {
        Dictionary<string, int> makers = new(StringComparer.Ordinal);
        for (int i = 0; i < nodes.Length; i++)
        {
            foreach (string output in nodes[i].Outputs.Where(output => output.Length > 0))
            {
                if (known.Contains(output) || !makers.TryAdd(output, i))
                {
                    throw new ToolException($"The value {ForeignName.Quote(output)} is computed twice, the second time by {nodes[i]}.");
                }
            }
        }

        return makers;
    }

    private static bool[] Needed(OnnxNode[] nodes, IReadOnlySet<string> known, string[] outputs, Dictionary<string, int> makers)
    {
        var needed = new bool[nodes.Length];
        Stack<(string Value, string Reader)> open = new(outputs.Select(output => (output, "the graph's outputs")));
        while (open.TryPop(out (string Value, string Reader) next))
        {
            if (next.Value.Length == 0 || known.Contains(next.Value))
            {
                continue;
            }

            if (!makers.TryGetValue(next.Value, out int maker))
            {
                throw new ToolException($"Nobody computes the value {ForeignName.Quote(next.Value)}, which {next.Reader} read.");
            }

            if (!needed[maker])
            {
                needed[maker] = true;
                string reader = nodes[maker].ToString();
                foreach (string input in nodes[maker].Inputs)
                {
                    open.Push((input, reader));
                }
            }
        }

        return needed;
    }
}
