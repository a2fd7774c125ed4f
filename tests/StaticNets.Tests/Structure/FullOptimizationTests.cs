using System.Reflection;
using System.Reflection.Emit;
using StaticNets.Runtime;

namespace StaticNets.Tests.Structure;

/// <summary>
/// A method with full optimisation calls no loop of its class that starts in the JIT's first tier: in a new process such a loop takes many
/// times as long, for seconds if the JIT's background thread gets no core.
/// </summary>
public sealed class FullOptimizationTests
{
    private const MethodImplAttributes Full = MethodImplAttributes.AggressiveInlining | MethodImplAttributes.AggressiveOptimization;

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<ushort, OpCode> _codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value);

    [Fact]
    public void LoopsOfKernelsAreFullyOptimised()
    {
        MethodBase[] optimised =
        [
            .. typeof(StepWindows)
                .Assembly.GetTypes()
                .Where(type => type.Namespace == typeof(StepWindows).Namespace)
                .SelectMany(type => type.GetMethods(Declared))
                .Where(method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization)),
        ];
        Assert.True(optimised.Length > 50);

        // Loops that return text belong to messages of errors.
        IEnumerable<string> slow = optimised
            .SelectMany(method => Calls(method).Select(callee => (Method: method, Callee: callee)))
            .Where(call => call.Callee.DeclaringType?.Namespace == typeof(StepWindows).Namespace)
            .Where(call => (call.Callee.MethodImplementationFlags & Full) == 0 && HasLoop(call.Callee))
            .Where(call => (call.Callee as MethodInfo)?.ReturnType != typeof(string))
            .Select(call =>
                $"{call.Method.DeclaringType!.Name}.{call.Method.Name} calls {call.Callee.DeclaringType!.Name}.{call.Callee.Name}"
            );
        Assert.Empty(slow.Distinct());
    }

    private static IEnumerable<MethodBase> Calls(MethodBase method) =>
        Instructions(method)
            .Where(instruction => instruction.Code.OperandType == OperandType.InlineMethod)
            .Select(instruction =>
                method.Module.ResolveMethod(
                    BitConverter.ToInt32(instruction.Operand),
                    method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                    method.IsGenericMethod ? method.GetGenericArguments() : null
                )!
            );

    /// <summary>Whether the method has a jump back.</summary>
    private static bool HasLoop(MethodBase method) =>
        Instructions(method)
            .Any(instruction =>
                instruction.Code.OperandType switch
                {
                    OperandType.ShortInlineBrTarget => (sbyte)instruction.Operand[0] < 0,
                    OperandType.InlineBrTarget => BitConverter.ToInt32(instruction.Operand) < 0,
                    _ => false,
                }
            );

    /// <summary>Returns the instructions of a method; none if it has no body.</summary>
    private static IEnumerable<(OpCode Code, byte[] Operand)> Instructions(MethodBase method)
    {
        byte[] body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < body.Length; )
        {
            // Codes of two bytes begin with 0xFE.
            ushort number = body[at++];
            if (number == 0xFE)
            {
                number = (ushort)((number << 8) | body[at++]);
            }

            OpCode code = _codes[number];
            int length = code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
                _ => 4,
            };
            yield return (code, body[at..(at + length)]);
            at += length;
        }
    }
}
