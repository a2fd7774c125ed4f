using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace StaticNets.Generator.Tests.Support;

/// <summary>One pass over the IL of a method.</summary>
internal sealed class IlWalk
{
    private const int TwoBytePrefix = 0xFE;

    private static readonly Dictionary<int, OpCode> _opCodes = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    private readonly HashSet<int> _leaders = [0];

    public IlWalk(BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            Instructions++;
            Visit(Next(ref il), ref il);
        }

        // A block is counted after each branch and return, but no block begins at the end of the code.
        _leaders.Remove(il.Length);
    }

    public int Instructions { get; private set; }

    public int LocalReferences { get; private set; }

    public int Blocks => _leaders.Count;

    /// <summary>Tokens of the called methods.</summary>
    public List<EntityHandle> Calls { get; } = [];

    private static OpCode Next(ref BlobReader il)
    {
        int first = il.ReadByte();
        return _opCodes[first == TwoBytePrefix ? (first << 8) | il.ReadByte() : first];
    }

    private void Visit(OpCode code, ref BlobReader il)
    {
        if (IsOfALocal(code.Name!))
        {
            LocalReferences++;
        }

        switch (code.OperandType)
        {
            case OperandType.InlineSwitch:
                int count = il.ReadInt32();
                int end = il.Offset + (count * sizeof(int));
                for (int i = 0; i < count; i++)
                {
                    _leaders.Add(end + il.ReadInt32());
                }

                break;
            case OperandType.InlineBrTarget:
                int far = il.ReadInt32();
                _leaders.Add(il.Offset + far);
                break;
            case OperandType.ShortInlineBrTarget:
                int near = il.ReadSByte();
                _leaders.Add(il.Offset + near);
                break;
            case OperandType.InlineMethod:
                Calls.Add((EntityHandle)System.Reflection.Metadata.Ecma335.MetadataTokens.Handle(il.ReadInt32()));
                break;
            default:
                il.Offset += Size(code.OperandType);
                break;
        }

        if (code.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw)
        {
            _leaders.Add(il.Offset);
        }
    }

    private static bool IsOfALocal(string name) =>
        name.StartsWith("ldloc", StringComparison.Ordinal)
        || name.StartsWith("stloc", StringComparison.Ordinal)
        || name.StartsWith("ldarg", StringComparison.Ordinal)
        || name.StartsWith("starg", StringComparison.Ordinal);

    private static int Size(OperandType operand) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };
}
