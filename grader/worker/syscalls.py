"""Which system calls a submission is refused, with their numbers.

Numbers: x86_64 from arch/x86/entry/syscalls/syscall_64.tbl (as in asm/unistd_64.h), aarch64 from
include/uapi/asm-generic/unistd.h; "-" where the architecture has no such call. `tests/sandbox` compares the table
with the kernel headers of the machine where there are some.
"""

from __future__ import annotations

REFUSED = """
# processes
ptrace 101 117  process_vm_readv 310 270  process_vm_writev 311 271  process_madvise 440 440
process_mrelease 448 448  kcmp 312 272  pidfd_open 434 434  pidfd_getfd 438 438
pidfd_send_signal 424 424  tkill 200 130  rt_tgsigqueueinfo 297 240  fork 57 -  vfork 58 -
execve 59 221  execveat 322 281  setpgid 109 154
# network
socket 41 198  connect 42 203  bind 49 200  listen 50 201  accept 43 202  accept4 288 242
# kernel surface
bpf 321 280  perf_event_open 298 241  userfaultfd 323 282  io_uring_setup 425 425
io_uring_enter 426 426  io_uring_register 427 427  keyctl 250 219  add_key 248 217
request_key 249 218  fanotify_init 300 262  personality 135 92  vmsplice 278 75  modify_ldt 154 -
io_setup 206 0  io_submit 209 2  iopl 172 -  ioperm 173 -  syslog 103 116  lookup_dcookie 212 18  nfsservctl 180 42
inotify_add_watch 254 27  sync 162 81  syncfs 306 267  uselib 134 -  ustat 136 -  sysfs 139 -
_sysctl 156 -
# namespaces, mounts
unshare 272 97  setns 308 268  mount 165 40  umount2 166 39  pivot_root 155 41  chroot 161 51
open_tree 428 428  open_tree_attr 467 467  move_mount 429 429  fsopen 430 430  fsconfig 431 431
fsmount 432 432  fspick 433 433  mount_setattr 442 442  name_to_handle_at 303 264
open_by_handle_at 304 265
# machine
reboot 169 142  kexec_load 246 104  kexec_file_load 320 294  init_module 175 105
finit_module 313 273  delete_module 176 106  create_module 174 -  swapon 167 224  swapoff 168 225
acct 163 89  quotactl 179 60  quotactl_fd 443 443  vhangup 153 58  settimeofday 164 170
clock_settime 227 112  adjtimex 159 171  clock_adjtime 305 266  sethostname 170 161
setdomainname 171 162
# file metadata
chmod 90 -  fchmod 91 52  fchmodat 268 53  fchmodat2 452 452  chown 92 -  fchown 93 55  lchown 94 -
fchownat 260 54  utime 132 -  utimes 235 -  utimensat 280 88  futimesat 261 -  setxattr 188 5
lsetxattr 189 6  fsetxattr 190 7  setxattrat 463 463  removexattr 197 14  lremovexattr 198 15
fremovexattr 199 16  removexattrat 466 466  file_setattr 469 469  mknod 133 -  mknodat 259 33
# memory beyond the limits
memfd_create 319 279  memfd_secret 447 447  shmget 29 194  shmat 30 196  shmctl 31 195
semget 64 190  semctl 66 191  msgget 68 186  msgctl 71 187  mq_open 240 180  mq_unlink 241 181
mlockall 151 230  mbind 237 235  set_mempolicy 238 237  set_mempolicy_home_node 450 450
migrate_pages 256 238  move_pages 279 239
# identity, priority
setuid 105 146  setgid 106 144  setreuid 113 145  setregid 114 143  setresuid 117 147
setresgid 119 149  setfsuid 122 151  setfsgid 123 152  setgroups 116 159  capset 126 91
setpriority 141 140  sched_setscheduler 144 119  sched_setparam 142 118  sched_setattr 314 274
ioprio_set 251 30
"""

# Refused or granted by their arguments: see seccomp.py.
BY_ARGUMENT = """
clone 56 220  clone3 435 435  kill 62 129  tgkill 234 131  rt_sigqueueinfo 129 138  prlimit64 302 261
sched_setaffinity 203 122  prctl 157 167  ioctl 16 29  fcntl 72 25
socketpair 53 199  fallocate 285 47
"""

# The newest call that this table was written for (file_setattr, Linux 6.17): what came later is not known here and
# answered as a kernel without it would.
NEWEST = 469

ARCHITECTURES = ("x86_64", "aarch64")


def numbers(table: str, architecture: str) -> dict[str, int]:
    """Name -> number, without the calls that the architecture lacks; raises ValueError for an unknown one."""
    column = 1 + ARCHITECTURES.index(architecture)
    found = {}
    for line in table.splitlines():
        for entry in [] if line.startswith("#") else filter(None, line.split("  ")):
            fields = entry.split()
            if fields[column] != "-":
                found[fields[0]] = int(fields[column])
    return found
