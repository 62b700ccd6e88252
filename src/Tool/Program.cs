using System.Globalization;
using DistillEmb.MLNet.Tool;
using DistillEmb.MLNet.Tool.Streams;

// The same numbers and the same bytes in every culture, on every terminal.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
StandardStreams.UseUtf8();
return CommandLineRoot.Run(args);
