using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Records the events that the JIT of this process reports about the methods that it compiles.</summary>
internal sealed class JitObserver : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const EventKeywords JitTracing = (EventKeywords)0x1000;

    // The tier is in bits 7 to 9 of the flags of a loaded method.
    private const int TierShift = 7;
    private const uint TierMask = 7;

    private readonly ConcurrentQueue<JittedMethod> _methods = new();
    private readonly ConcurrentQueue<RefusedInline> _refusals = new();

    /// <summary>The compiled methods that have been reported so far.</summary>
    public IReadOnlyCollection<JittedMethod> Methods => _methods;

    /// <summary>The calls that were not inlined, as reported so far.</summary>
    public IReadOnlyCollection<RefusedInline> Refusals => _refusals;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
        {
            EnableEvents(eventSource, EventLevel.Verbose, Jit | JitTracing);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        string name = eventData.EventName ?? "";
        if (name.StartsWith("MethodLoadVerbose", StringComparison.Ordinal))
        {
            uint tier = ((uint)Value("MethodFlags") >> TierShift) & TierMask;
            _methods.Enqueue(new JittedMethod((string)Value("MethodNamespace"), (string)Value("MethodName"), (JitTier)tier));
        }
        else if (name.StartsWith("MethodJitInliningFailed", StringComparison.Ordinal))
        {
            _refusals.Enqueue(
                new RefusedInline(
                    (string)Value("MethodBeingCompiledNamespace"),
                    (string)Value("MethodBeingCompiledName"),
                    (string)Value("InlineeNamespace") + "." + (string)Value("InlineeName"),
                    Convert.ToString(Value("FailReason"), System.Globalization.CultureInfo.InvariantCulture)!
                )
            );
        }

        object Value(string key) => eventData.Payload![eventData.PayloadNames!.IndexOf(key)]!;
    }
}

/// <summary>The optimisation tier of a compiled method, with the runtime's numbers.</summary>
internal enum JitTier
{
    Unknown,
    MinOpts,
    Optimized,
    QuickTier0,
    Tier1,
    Tier1Osr,
    PreJitted,
}

/// <summary>A method that was compiled.</summary>
internal sealed record JittedMethod(string Type, string Name, JitTier Tier);

/// <summary>A call that the JIT did not inline.</summary>
/// <param name="Type">The class of the method that was being compiled.</param>
/// <param name="Name">The name of the method that was being compiled.</param>
/// <param name="Inlinee">The called method, with its namespace.</param>
/// <param name="Reason">The reason that the JIT gives.</param>
internal sealed record RefusedInline(string Type, string Name, string Inlinee, string Reason);
