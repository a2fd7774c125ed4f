using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The kernels of one network: each is written once, by the operation that needs it first.</summary>
internal sealed class KernelSet(CodeWriter writer)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void Add(string name, Action<CodeWriter> write)
    {
        if (_names.Add(name))
        {
            write(writer);
        }
    }
}
