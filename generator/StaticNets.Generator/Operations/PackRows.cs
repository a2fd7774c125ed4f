using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Copies rows between the caller's memory, which has no padding, and the workspace, which has.</summary>
internal static class PackRows
{
    /// <summary>In, with zeros as padding.</summary>
    public static void In(Pass pass, Buffer source, Buffer destination, long length) =>
        Copy(pass, Qualified.Runtime + "RowCopy.Pack", source, destination, length, Literals.Integer(destination.RowStride));

    /// <summary>Out, not one element more.</summary>
    public static void Out(Pass pass, Buffer source, Buffer destination, long length) =>
        Copy(pass, Qualified.Runtime + "RowCopy.Unpack", source, destination, length, null);

    private static void Copy(Pass pass, string kernel, Buffer source, Buffer destination, long length, string? stride)
    {
        List<Argument> arguments = [Argument.Read(source), Literals.Integer(source.RowStride), Argument.Write(destination)];
        if (stride is not null)
        {
            arguments.Add(stride);
        }

        pass.Call($"{destination.Name}[rows, {length}] = {source.Name}", kernel, [.. arguments, Literals.Integer(length), "rows"]);
    }
}
