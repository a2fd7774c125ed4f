using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A call of a user's method for one row.</summary>
/// <param name="Method">The qualified name with type arguments: <c>global::Acme.Maxout.Forward&lt;float&gt;</c>.</param>
/// <param name="Sizes">The integers behind the spans.</param>
internal sealed record UserCall(string Method, EquatableArray<long> Sizes)
{
    /// <summary>Class and method for comments: <c>Maxout.Forward</c>.</summary>
    public string Title
    {
        get
        {
            string[] parts = Method.Split('<')[0].Split('.', ':');
            return $"{parts[parts.Length - 2]}.{parts[parts.Length - 1]}";
        }
    }

    public void Write(CodeWriter writer, IEnumerable<string> spans) =>
        writer.Wrapped(Method + "(", [.. spans, .. Sizes.Select(Literals.Integer)], ");");
}
