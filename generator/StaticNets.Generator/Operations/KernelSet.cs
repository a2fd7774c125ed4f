using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The kernels of one network: each is written once, by the operation that needs it first.</summary>
internal sealed class KernelSet(CodeWriter writer)
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Another kernel has this name: calls would run the wrong one.</exception>
    public void Add(string name, Action<CodeWriter> write)
    {
        CodeWriter own = writer.Beside();
        write(own);
        string text = own.ToString();
        if (!_texts.TryGetValue(name, out string? known))
        {
            _texts[name] = text;
            writer.Text(text);
        }
        else if (known != text)
        {
            throw new InvalidOperationException($"Two different kernels are called {name}.");
        }
    }
}
