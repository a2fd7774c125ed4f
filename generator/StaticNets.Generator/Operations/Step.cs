namespace StaticNets.Generator.Operations;

/// <summary>One argument of a kernel call: a buffer that is read, written or both, or plain text.</summary>
internal readonly record struct Argument(string Text, Buffer? Buffer, bool Writes)
{
    public static Argument Read(Buffer buffer) => new("ref " + buffer.Name, buffer, false);

    public static Argument Write(Buffer buffer) => new("ref " + buffer.Name, buffer, true);

    public static implicit operator Argument(string text) => new(text, null, false);
}

/// <summary>One kernel call of a pass. The planner reads from it which buffers live when.</summary>
/// <param name="Comment">What happens, with shapes.</param>
/// <param name="Result">Text before the call, e.g. <c>return </c>, or empty.</param>
/// <param name="Kernel">Name of the kernel.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Step(string Comment, string Result, string Kernel, IReadOnlyList<Argument> Arguments);
